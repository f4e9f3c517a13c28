import { parentPort, workerData } from 'node:worker_threads'

const { most, parent } = workerData as { most: number; parent: number }

function look(): void {
  if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}
look()
setInterval(look, 50)
parentPort?.postMessage('watching')
