type Described = {
  type: string
  /** What it is called where it is saved. */
  name: string
  /** Whether browsers are to save it, and not to show it. */
  saved: boolean
  link?: string
}

/** A file for readers: any cache may keep it, and none may give it away without asking whether it still stands. */
export function fileResponse(body: Uint8Array<ArrayBuffer> | string, { type, name, saved, link }: Described): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${saved ? 'attachment' : 'inline'}; ${named(name)}`,
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ...(link && { Link: link }),
    },
  })
}

/** A name in letters that every browser knows, and as it is (RFC 6266). Signs that no file system has room for are left out. */
function named(name: string): string {
  const kept = name
    .replace(/[/\\:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const plain = kept
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replaceAll('%', '_')
  const whole = encodeURIComponent(kept.toWellFormed()).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${plain}"; filename*=UTF-8''${whole}`
}
