import type { Metadata, Viewport } from 'next'
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
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="desk">{children}</body>
    </html>
  )
}
