/** What is said to each refusal: a status, a title, and a sentence that says what to do. */
export type ProblemTable<Refusals> = {
  readonly [K in keyof Refusals]: { status: number; title: string; detail: (refusal: Refusals[K]) => string }
}
