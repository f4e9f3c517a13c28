import { expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { apiWorld } from '#tests/support/api.ts'
import { NOW } from '#tests/support/clock.ts'
import { aContent, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const content = (text: string) => aContent({ standfirst: '', blocks: [aParagraph('p', text)] })

async function begun() {
  const world = await apiWorld()
  const [ann, ben] = [await aPerson(world, { name: 'Ann' }), await aPerson(world, { name: 'Ben' })]
  const { id } = await aReport(world, { actor: anActor(ann), content: content('Boats leave.') })
  await done(world, (tx) => replaceDraft(tx, anActor(ben), { reportId: id, content: content('Boats leave. Trains do not.') }, NOW))
  return { ...world, ann, ben, id, path: `/api/v1/reports/${id}/authorship` }
}

it('tells of the draft who wrote what, and which revision brought it', async () => {
  const { call, path, ben } = await begun()
  const { status, body } = await call('GET', path)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    of: { draft: true },
    sources: [
      { revision: 1, persons: [{ name: 'Ann' }], kind: 'created', at: new Date(NOW).toISOString(), lost: false },
      { revision: null, persons: [{ id: ben.id, name: 'Ben' }], kind: null, at: null },
    ],
    lines: [
      { block: null, part: 'standfirst', text: '', runs: [] },
      {
        block: 'p',
        part: 'words',
        text: 'Boats leave. Trains do not.',
        runs: [
          { length: 12, source: 0 },
          { length: 15, source: 1 },
        ],
      },
    ],
  })
})

it('tells of a revision, and refuses what there is not', async () => {
  const { call, path, id, reads, transact, connection, ben } = await begun()
  await done({ reads, transact, connection }, (tx) => cutRevision(tx, anActor(ben), { reportId: id, kind: 'kept', name: 'With trains' }, NOW))
  expect((await call('GET', `${path}?revision=2`)).body).toMatchObject({
    of: { revision: 2 },
    sources: [{ revision: 1 }, { revision: 2, name: 'With trains' }],
  })
  expect((await call('GET', `${path}?revision=1`)).body).toMatchObject({ sources: [{ revision: 1 }] })
  expect(await call('GET', `${path}?revision=3`)).toMatchObject({ status: 404, body: { type: '/problems/revision-not-found' } })
  expect(await call('GET', `${path}?revision=newest`)).toMatchObject({ status: 400, body: { type: '/problems/invalid-query' } })
  expect(await call('GET', '/api/v1/reports/nowhere/authorship')).toMatchObject({ status: 404, body: { type: '/problems/not-found' } })
})
