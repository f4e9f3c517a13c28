import { workerData } from 'node:worker_threads'

const { most, parent } = workerData as { most: number; parent: number }

setInterval(() => {
  if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, 50)
