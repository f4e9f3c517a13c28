/**
 * How much a comparison may look at, in steps of some ten nanoseconds. Steps are counted, not timed, so that the same two
 * contents have the same comparison everywhere. Past its allowance a comparison answers in coarser pieces.
 */
export const ALLOWANCE = {
  /** For whoever reads the comparison: far more than reports of any usual size take. */
  full: 40_000_000,
  /** For what is compared while others wait, as a revision is cut. */
  brief: 2_500_000,
} as const

/** An allowance of so many steps, and whether something was given up for want of them. */
export function allowanceOf(steps: number) {
  let left = steps
  let givenUp = false
  return {
    afford(cost: number): boolean {
      if (cost > left) return false
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
