import { Agent, request } from 'node:http'
import type { Content } from '#domain/richtext/document.ts'
import type { World } from './world.ts'

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** Calls a server over connections that are kept. */
export function client(url: string, { token }: Pick<World, 'token'>) {
  const agent = new Agent({ keepAlive: true })

  function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const asking = request(
        `${url}${path}`,
        {
          method,
          agent,
          headers: {
            authorization: `Bearer ${token}`,
            ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }))
        },
      )
      asking.on('error', reject)
      asking.end(sent)
    })
  }

  /** The same, for an answer that must be a good one. */
  async function done(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    const answer = await call(method, path, body, headers)
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return answer
  }

  const draftOf = (id: string) => `/api/v1/reports/${id}/draft`
  return {
    call,
    done,
    async draft(id: string): Promise<{ content: Content; etag: string }> {
      const answer = await done('GET', draftOf(id))
      return { content: JSON.parse(answer.text) as Content, etag: String(answer.headers.etag) }
    },
    async save(id: string, content: Content, etag: string): Promise<string> {
      const answer = await done('PUT', draftOf(id), content, { 'if-match': etag })
      return String(answer.headers.etag)
    },
    close: () => agent.destroy(),
  }
}

export type Client = ReturnType<typeof client>
