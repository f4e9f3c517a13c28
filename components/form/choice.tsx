import { FieldError } from './field-error.tsx'

type ChoiceProps = {
  name: string
  legend: string
  value: string
  issue?: string
  options: { value: string; label: string; hint?: string }[]
  onChoose?: (value: string) => void
}

/** One of two or three, each with a sentence that says what it means. */
export function Choice({ name, legend, value, issue, options, onChoose }: ChoiceProps) {
  const id = `field-${name}`
  return (
    <fieldset className="choice" aria-describedby={issue ? `${id}-issue` : undefined}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} defaultChecked={option.value === value} onChange={onChoose && (() => onChoose(option.value))} />
          <span>
            {option.label}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
      {issue ? <FieldError id={`${id}-issue`}>{issue}</FieldError> : null}
    </fieldset>
  )
}
