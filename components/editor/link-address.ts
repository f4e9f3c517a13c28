import { isSafeUrl } from '#domain/richtext/url.ts'

/** The address that was meant: "example.org" is one of the web, "ines@example.org" an e-mail address. Null where it leads nowhere allowed. */
export function linkAddress(typed: string): string | null {
  const address = typed.trim()
  const meant = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)
    ? `mailto:${address}`
    : /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#].*)?$/u.test(address)
      ? `https://${address}`
      : address
  return isSafeUrl(meant) ? meant : null
}
