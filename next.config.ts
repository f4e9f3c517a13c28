import type { NextConfig } from 'next'

const config: NextConfig = {
  // Bodies are compressed once, in the front cache, and not on every request.
  compress: false,
  poweredByHeader: false,
  // No page shows a picture; whoever asks for one to be made smaller finds nothing.
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'yjs', 'y-protocols', '@tiptap/y-tiptap', '@hocuspocus/server', 'drizzle-orm'],
  // `npm test` checks the types of everything, tests too; a start does not wait for it again.
  typescript: { ignoreBuildErrors: true },
}

export default config
