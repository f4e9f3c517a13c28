import type { Editor } from '@tiptap/core'
import type { Tone } from '#domain/richtext/document.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { ToolButton } from './tool-button.tsx'

const tones: { value: Tone; label: string }[] = [
  { value: 'note', label: 'Note' },
  { value: 'context', label: 'Context' },
  { value: 'critical', label: 'Critical' },
]

/** The label and the tone of the call-out around the caret. */
export function CalloutTools({ editor, callout }: { editor: Editor; callout: { label: string; tone: Tone } }) {
  return (
    <div className="tools">
      <label className="inline-label">
        Label
        <input
          type="text"
          data-tool=""
          value={callout.label}
          maxLength={BOUNDS.label}
          placeholder="None"
          onChange={(event) => editor.commands.setCallout({ label: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') editor.view.focus()
          }}
        />
      </label>
      <label className="inline-label">
        Tone
        <select data-tool="" value={callout.tone} onChange={(event) => editor.commands.setCallout({ tone: event.target.value as Tone })}>
          {tones.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ToolButton label="Take the call-out away" act={() => editor.chain().focus().toggleCallout().run()} />
    </div>
  )
}
