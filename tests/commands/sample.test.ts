import { existsSync, statSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '#db/connection.ts'
import { transactor } from '#db/transact.ts'
import { sampleIds } from '#domain/sample/marks.ts'
import { openData } from '#lib/commands/folder.ts'
import type * as environment from '#lib/environment.ts'
import { log } from '#lib/log.ts'
import { loadSampleOnce } from '#lib/sample.ts'
import { aFolder, run } from './folder.ts'

const here = vi.hoisted(() => ({ dataDir: '' }))
vi.mock('#lib/environment.ts', async (original) => ({ ...(await original<typeof environment>()), environment: () => here }))

beforeEach(() => {
  here.dataDir = aFolder()
  vi.spyOn(log, 'info').mockReturnValue()
})

async function withSample(): Promise<void> {
  const { context, close } = await openData(here.dataDir)
  await loadSampleOnce(context)
  close()
}

async function samples(file = `${here.dataDir}/hostcity.db`): Promise<number> {
  const connection = connect(file, 'write')
  const found = await transactor(connection)((tx) => sampleIds(tx, 'report').length)
  connection.close()
  return found
}

describe('sample remove', () => {
  it('writes a backup that nobody else may read, takes the sample away and says so', async () => {
    await withSample()
    const { exitCode, out, err } = await run(here.dataDir, ['sample', 'remove'])
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    expect(out).toMatch(/^Removed the sample library: 43 sponsors, 6 reports, 2 writers\.\nA backup of before is (\S+\.db)\.\n$/)
    const backup = out.match(/is (\S+\.db)\./)?.[1] ?? ''
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(await samples(backup)).toBe(6)
    expect(await samples()).toBe(0)
  })

  it('prints JSON', async () => {
    await withSample()
    const { out } = await run(here.dataDir, ['sample', 'remove', '--json'])
    expect(JSON.parse(out)).toMatchObject({ sponsors: 43, reports: 6, people: 2, keptSponsors: [], backup: expect.stringContaining('before-sample-removal-') })
  })

  it('is refused where there is none, and makes no backup', async () => {
    const answer = await run(here.dataDir, ['sample', 'remove'])
    expect(answer).toEqual({ exitCode: 1, out: '', err: 'There is no sample library to remove. Nothing was changed.\n' })
    expect(existsSync(`${here.dataDir}/backups`)).toBe(false)
  })

  it('is refused to who is no admin, and to nobody that is known', async () => {
    await withSample()
    const { context, close } = await openData(here.dataDir)
    await context.transact((tx) => {
      tx.run("insert into people (id, email, name, role, status, created_at) values ('tom', 'tom@desk.example', 'Tom Okafor', 'editor', 'active', 0)")
    })
    close()
    expect(await run(here.dataDir, ['sample', 'remove', '--email', 'tom@desk.example'])).toMatchObject({ exitCode: 1, err: expect.stringContaining('may not') })
    expect(await run(here.dataDir, ['sample', 'remove', '--email', 'nobody@desk.example'])).toMatchObject({ exitCode: 1 })
    expect(await samples()).toBe(6)
  })
})
