import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import '#components/styles/tokens.css'
import '#components/styles/reader.css'
import '#components/styles/desk.css'
import '#components/styles/admin.css'

export const metadata: Metadata = {
  title: { template: '%s · Host City', default: 'Host City' },
  robots: { index: false, follow: false },
  icons: '/favicon.svg',
}
export const viewport: Viewport = { colorScheme: 'light dark' }

/** The frame of everything that people sign in for. What readers get are documents of their own (app/(public)). */
export default async function Layout({ children }: { children: ReactNode }) {
  // Where a page fails, it says by which number the log knows this request.
  const request = (await headers()).get('x-hostcity-request') ?? undefined
  return (
    <html lang="en" data-request={request}>
      <body className="desk">{children}</body>
    </html>
  )
}
