import { headers } from 'next/headers'
import { environment } from './environment.ts'

/** A path as readers type it: under the public address, or under the one that this request came to. */
export async function publicAddress(path: string): Promise<string> {
  const { publicUrl } = environment()
  if (publicUrl) return new URL(path, publicUrl).href
  const request = await headers()
  return `${request.get('x-forwarded-proto') ?? 'http'}://${request.get('x-forwarded-host') ?? request.get('host')}${path}`
}
