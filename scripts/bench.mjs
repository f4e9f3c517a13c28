// npm run bench: prepares like npm test does, on any Node from 20 on, and hands over to the bench itself on the packaged Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfChanged, installIfChanged, packagedNode, root } from './setup.mjs'

try {
  await installIfChanged(console.error)
  await buildIfChanged(console.error)
  // The channel tells the bench when we are gone.
  const bench = spawn(packagedNode(), [join(root, 'scripts', 'bench', 'main.ts')], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
  bench.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
