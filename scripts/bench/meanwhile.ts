import { asked, besides, ended } from './processes.ts'
import type { Told } from './somebody.ts'

export type Somebody = {
  /** Does something, while somebody asks again and again. Gives what that took, and how long somebody waited each time, in milliseconds. */
  meanwhile(act: () => Promise<unknown>): Promise<{ took: number; waited: number[] }>
  leave(): Promise<void>
}

/** Somebody who asks for something small beside what is measured. */
export function somebodyWhoAsks(port: number, path: string): Somebody {
  const somebody = besides(new URL('./somebody.ts', import.meta.url))
  return {
    async meanwhile(act) {
      await asked(somebody, { port, path } satisfies Told)
      const begun = performance.now()
      await act()
      const took = performance.now() - begun
      return { took, waited: await asked<number[]>(somebody, {} satisfies Told) }
    },
    leave: () => ended(somebody),
  }
}
