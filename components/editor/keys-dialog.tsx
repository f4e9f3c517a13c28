import { Dialog } from '#components/ui/dialog.tsx'
import { keysAsWritten, shortcuts, typed } from './keys.ts'

/** The sheet of keys. */
export function KeysDialog({ close }: { close(): void }) {
  return (
    <Dialog title="Keys" close={close} wide>
      <div className="key-sheet">
        <dl>
          {Object.values(shortcuts).map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keysAsWritten(keys)}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {typed.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>Escape</kbd> <kbd>Tab</kbd>
            </dt>
            <dd>Leave the text. In a table Tab goes to the next cell, in a list it indents</dd>
          </div>
          <div>
            <dt>
              <kbd>Enter</kbd> <kbd>Enter</kbd>
            </dt>
            <dd>Leave a list, a quotation or a call-out</dd>
          </div>
        </dl>
      </div>
      <div className="acts">
        <button type="button" className="btn" onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  )
}
