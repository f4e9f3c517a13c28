import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/** A toolbar that is one stop of the Tab key: the arrows go from tool to tool. */
export function RovingToolbar({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const tools = () => [...(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])]

  const settle = (current: HTMLElement | undefined) => {
    for (const tool of tools()) tool.tabIndex = tool === current ? 0 : -1
  }
  // Tools come and go with the selection: one of them is always the stop.
  useEffect(() => {
    const all = [...(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])]
    const stop = all.find((tool) => tool.tabIndex === 0 && tool.hasAttribute('tabindex')) ?? all[0]
    for (const tool of all) tool.tabIndex = tool === stop ? 0 : -1
  })

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const typing = event.target instanceof HTMLInputElement
    if (!step || typing || event.altKey || event.ctrlKey || event.metaKey) return
    const all = tools()
    const next = all[step(Math.max(0, all.indexOf(event.target as HTMLElement)), all.length)]
    event.preventDefault()
    settle(next)
    next?.focus()
  }
  return (
    <div
      ref={bar}
      className={className}
      role="toolbar"
      aria-label={label}
      onKeyDown={move}
      onFocus={(event) => event.target.hasAttribute('data-tool') && settle(event.target)}
    >
      {children}
    </div>
  )
}
