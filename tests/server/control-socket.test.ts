import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { askServer, controlSocketPath } from '#lib/control.ts'
import { controlSocket } from '#server/control-socket.ts'
import { claimFolder } from '#server/folder.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-control-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const asked = { argv: ['check'], input: 'a line\nand another' }

describe('the control socket', () => {
  it('hands a command over and brings its answer back, to its own user alone', async () => {
    const folder = aFolder()
    const server = await controlSocket(folder, async (request) => ({ exitCode: 3, out: JSON.stringify(request), err: 'é\n' }))
    onTestFinished(() => void server.close())
    expect(await askServer(folder, asked)).toEqual({ exitCode: 3, out: JSON.stringify(asked), err: 'é\n' })
    expect(statSync(controlSocketPath(folder)).mode & 0o777).toBe(0o600)
  })

  it('answers a command that fails without saying what is behind it', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const folder = aFolder()
    const server = await controlSocket(folder, () => Promise.reject(new Error('secret')))
    onTestFinished(() => void server.close())
    expect(await askServer(folder, asked)).toMatchObject({ exitCode: 1, err: expect.not.stringContaining('secret') })
  })

  it('says that no server runs where there is none', async () => {
    expect(await askServer(aFolder(), asked)).toBeNull()
  })
})

describe('claiming a data folder', () => {
  it('makes it, readable to its own user alone', async () => {
    const folder = join(aFolder(), 'new')
    await claimFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('is refused while another server answers there', async () => {
    const folder = aFolder()
    const server = await controlSocket(folder, async () => ({ exitCode: 0, out: '', err: '' }))
    onTestFinished(() => void server.close())
    await expect(claimFolder(folder)).rejects.toThrow(/already runs on the data folder/)
  })

  it('removes what a dead server left behind', async () => {
    const folder = aFolder()
    const dead = createServer()
    await new Promise<void>((done) => dead.listen(`${controlSocketPath(folder)}.old`, done))
    const { linkSync } = await import('node:fs')
    linkSync(`${controlSocketPath(folder)}.old`, controlSocketPath(folder))
    await new Promise((done) => dead.close(done))
    await claimFolder(folder)
    const server = await controlSocket(folder, async () => ({ exitCode: 0, out: 'here', err: '' }))
    onTestFinished(() => void server.close())
    expect((await askServer(folder, asked))?.out).toBe('here')
  })

  it('is refused where the path has no room for a socket', async () => {
    await expect(claimFolder(join(aFolder(), 'x'.repeat(100)))).rejects.toThrow(/too long/)
  })
})
