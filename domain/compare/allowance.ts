/**
 * How much a comparison may look at, in steps of some ten nanoseconds. Steps are counted, not timed, so that the same two
 * contents have the same comparison everywhere. Past its allowance a comparison answers in coarser pieces.
 */
export const ALLOWANCE = {
  /** For whoever reads the comparison: far more than reports of any usual size take. */
  full: 20_000_000,
  /** For what is compared while others wait, as in a transaction: some 25 ms. */
  brief: 2_500_000,
} as const

/** An allowance of so many steps, and whether something was given up for want of them. Whatever was, the comparison says so: without that it is the one that any larger allowance gives. */
export function allowanceOf(steps: number) {
  let left = steps
  let givenUp = false
  return {
    afford(cost: number): boolean {
      if (cost > left) {
        givenUp = true
        return false
      }
      left -= cost
      return true
    },
    left: () => left,
    giveUp(): void {
      givenUp = true
    },
    gaveUp(): boolean {
      const before = givenUp
      givenUp = false
      return before
    },
  }
}
