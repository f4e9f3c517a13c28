import type { NextConfig } from 'next'
import { bareScript } from './app/(public)/bare-script.ts'

const config: NextConfig = {
  // Bodies are compressed once, in the front cache, and not on every request.
  compress: false,
  poweredByHeader: false,
  // No page shows a picture; whoever asks for one to be made smaller finds nothing.
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'yjs', 'y-protocols', '@tiptap/y-tiptap', '@hocuspocus/server', 'drizzle-orm'],
  // `npm test` checks the types of everything, tests too; a start does not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // A build writes the script for readers into what it makes; where there is none, in development and tests, it is read.
  ...(process.env.HOST_CITY_BUILDS && { env: { READER_SCRIPT: bareScript() } }),
}

export default config
