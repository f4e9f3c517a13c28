import type { ReactNode } from 'react'

type ToolButtonProps = { label: string; keys?: string; pressed?: boolean; disabled?: boolean; act(): void; children?: ReactNode }

/** One tool. The document keeps its selection while it is pressed, and the focus comes back to it. */
export function ToolButton({ label, keys, pressed, disabled = false, act, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      data-tool=""
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      aria-label={children === undefined ? undefined : label}
      title={keys ? `${label} · ${keys}` : label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) act()
      }}
    >
      {children ?? label}
    </button>
  )
}
