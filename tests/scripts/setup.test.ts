import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { engineFlags, root } from '#scripts/setup.mjs'

describe('the flags of the engine', () => {
  it('are those of the unit for systemd too', () => {
    const unit = readFileSync(join(root, 'docs', 'operations.md'), 'utf8')
    expect(/^ExecStart=(.+)$/m.exec(unit)?.[1]).toMatch(new RegExp(`/node ${engineFlags.join(' ')} server/main\\.ts$`))
  })
})
