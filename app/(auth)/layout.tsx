import type { ReactNode } from 'react'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="bar">
        <a className="brand" href="/">
          Host City
        </a>
        <div className="right">
          <a className="link dim" href="/">
            What readers see
          </a>
        </div>
      </header>
      <main className="sheet entry">{children}</main>
    </>
  )
}
