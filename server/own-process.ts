import { execFile } from 'node:child_process'
import { join } from 'node:path'

export type OwnProcess = { ok: true; out: string } | { ok: false; sentence: string }

const LONGEST = 30 * 60_000

/** Runs a command over a data folder as whoever runs Host City would give it, so that long work holds up nobody. Never throws. */
export function inOwnProcess(dataDir: string, argv: string[], signal?: AbortSignal): Promise<OwnProcess> {
  const command = join(import.meta.dirname, '..', 'scripts', 'host-city.ts')
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...argv],
      { env: { ...process.env, DATA_DIR: dataDir }, timeout: LONGEST, ...(signal && { signal }), windowsHide: true },
      (error, out, err) => {
        if (error) resolve({ ok: false, sentence: err.trim() || `${argv[0]} ended too early (${error.message.split('\n')[0]}).` })
        else resolve({ ok: true, out })
      },
    )
  })
}
