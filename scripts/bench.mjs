// `npm run bench`: prepares like `npm test` does, on any Node from 20 on, and hands to the bench itself on the packaged Node.
import { spawnSync } from 'node:child_process'
import { buildIfChanged, installIfChanged, packagedNode, root } from './setup.mjs'

try {
  await installIfChanged(console.log)
  await buildIfChanged(console.log)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { status } = spawnSync(packagedNode(), ['scripts/bench/main.ts'], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
