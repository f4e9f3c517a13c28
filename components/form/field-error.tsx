/** What is wrong with a field, tied to it by `aria-describedby`. */
export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <span className="err" id={id}>
      {children}
    </span>
  )
}
