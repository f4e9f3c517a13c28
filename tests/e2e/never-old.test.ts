import { aBody, api, expect, replaceDraft, test } from './support/desk.ts'

/** So many publishes, and a withdrawal after every fourth; with the reads meanwhile more than a thousand. */
const PUBLISHES = 250
const READERS = 3
/** Readers find no boat at all. */
const NONE = 0

type Answer = { status: number; text: string }

test('a thousand publishes, withdrawals and reads, one among the other: nobody is shown what was there before', async ({ ownHost: host, aReport }) => {
  test.setTimeout(300_000)
  const report = await aReport('Northwind Ferries', aBody('Boat 0 leaves at dawn.'), host)
  const page = `/sponsors/${report.slug}`
  const editions = `/api/v1/reports/${report.id}/editions`
  const boatOf = ({ status, text }: Answer) => (status === 200 ? Number(/Boat (\d+) leaves at dawn/.exec(text)?.[1]) : NONE)
  /** Whether what stands at a place is what readers see while this boat is live. */
  const shows: Record<string, (answer: Answer, boat: number) => boolean> = {
    [page]: (answer, boat) => boatOf(answer) === boat,
    '/': ({ text }, boat) => text.includes(`href="${page}"`) === (boat !== NONE),
    [`${page}/all.json`]: ({ text }, boat) => boat === NONE || text.includes(`Note ${boat} of all`),
  }
  const places = Object.keys(shows)

  // The boat that is live since an act that was answered, and the one that an act under way may have put in its place.
  let [live, coming] = [NONE, NONE]
  let acts = 0
  let writing = true
  let reads = 0
  const old: string[] = []
  const read = async (first: number) => {
    for (let turn = first; writing; turn++) {
      const place = places[turn % places.length] ?? page
      const before = { acts, live, coming }
      const response = await fetch(host.url + place, { headers: { 'accept-encoding': turn % 2 === 0 ? 'br' : 'gzip' } })
      const answer = { status: response.status, text: await response.text() }
      reads++
      // More than one act since: what may be seen of them is not worth telling apart.
      if (acts > before.acts + 1) continue
      const may = [before.live, before.coming, coming]
      if (!may.some((boat) => shows[place]?.(answer, boat))) old.push(`${place} showed ${boatOf(answer)} (${answer.status}) where ${may} was to be seen`)
    }
  }
  const act = async (boat: number, doing: () => Promise<unknown>) => {
    acts++
    coming = boat
    await doing()
    live = boat
  }
  const readers = Array.from({ length: READERS }, (_, first) => read(first))
  for (let boat = 1; boat <= PUBLISHES; boat++) {
    await replaceDraft(host, report, aBody(`Boat ${boat} leaves at dawn.`))
    await act(boat, () => api(host, 'POST', editions, { change: boat % 5 === 0 ? 'major' : 'minor', note: `Note ${boat} of all.` }))
    const first = await fetch(host.url + page)
    expect(boatOf({ status: first.status, text: await first.text() })).toBe(boat)
    if (boat % 4 !== 0) continue
    await act(NONE, () => api(host, 'DELETE', `${editions}/live`, { reason: 'An exercise.' }))
    expect((await fetch(host.url + page)).status).not.toBe(200)
  }
  writing = false
  await Promise.all(readers)
  expect(old).toEqual([])
  expect(reads + acts).toBeGreaterThan(1_000)
})
