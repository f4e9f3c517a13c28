import { setPriority } from 'node:os'

/**
 * Lets others have the processor first: a process by its number, or the thread that calls this. A thread has a priority
 * of its own on Linux alone (setpriority(2), "C library/kernel differences"); elsewhere it would be the whole process's.
 */
export function yieldToOthers(niceness: number, pid?: number): void {
  if (pid === undefined && process.platform !== 'linux') return
  try {
    setPriority(pid ?? 0, niceness)
  } catch {
    // It is as important as anything else, then.
  }
}
