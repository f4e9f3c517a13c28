import { zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readRevision } from '#domain/revisions/read.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aReport } from '#tests/support/factories.ts'

it('bytes that would unfold and fill the memory are damaged bytes', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const bomb = zstdCompressSync(Buffer.alloc(200_000_000))
  expect(bomb.length).toBeLessThan(100_000)
  world.connection.prepare('update revision_bodies set bytes = ?').run(bomb)
  const before = process.memoryUsage().arrayBuffers
  expect(readRevision(world.reads, id, 1)).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000)
})
