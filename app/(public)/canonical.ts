import { environment } from '#lib/environment.ts'

/** A page's address as the world writes it; undefined where the server was not told. The Host of a request is anybody's word. */
export function canonical(path: string): string | undefined {
  const { publicUrl } = environment()
  return publicUrl ? new URL(path, publicUrl).href : undefined
}

/** The address as the world writes it; without a public address, as it is written here: whoever reads a file knows where it came from. */
export const worldly = (path: string): string => canonical(path) ?? path
