import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

type RovingToolbarProps = { label: string; className: string; leave(): void; children: ReactNode }

/** A toolbar that is one stop of the Tab key: the arrows go from tool to tool, Escape goes back. */
export function RovingToolbar({ label, className, leave, children }: RovingToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  // Tools come and go with the selection: one of them is always the stop.
  useEffect(() => {
    const visible = visibleTools(bar.current)
    settle(bar.current, visible.find((tool) => tool.getAttribute('tabindex') === '0') ?? visible[0])
  })

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (event.key === 'Escape') leave()
    if (!step || event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return
    const visible = visibleTools(bar.current)
    event.preventDefault()
    visible[step(Math.max(0, visible.indexOf(event.target as HTMLElement)), visible.length)]?.focus()
  }
  return (
    <div
      ref={bar}
      className={className}
      role="toolbar"
      aria-label={label}
      onKeyDown={move}
      onFocus={(event) => event.target.hasAttribute('data-tool') && settle(bar.current, event.target)}
    >
      {children}
    </div>
  )
}

const toolsOf = (bar: HTMLElement | null) => [...(bar?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])]

/** Some tools are there in narrow windows only. */
const visibleTools = (bar: HTMLElement | null) => toolsOf(bar).filter((tool) => tool.checkVisibility())

function settle(bar: HTMLElement | null, stop: HTMLElement | undefined): void {
  for (const tool of toolsOf(bar)) tool.tabIndex = tool === stop ? 0 : -1
}
