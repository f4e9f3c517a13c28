type SaysTheSameProps = { path: string; labelsDiffer: boolean; live: boolean }

/** Said where two texts do not differ: that, and what one can do next. */
export function SaysTheSame({ path, labelsDiffer, live }: SaysTheSameProps) {
  return (
    <>
      <p>
        {labelsDiffer ? 'The text of these two is the same, word for word and mark for mark; what they were published under stands above.' : null}
        {labelsDiffer ? null : live ? 'The draft says what readers see, word for word and mark for mark. There is nothing to publish.' : null}
        {labelsDiffer || live ? null : 'These two say the same, word for word and mark for mark.'}
      </p>
      <div className="acts-s">
        <a className="link" href={path}>
          Go on writing
        </a>
        <a className="link" href={`${path}/history`}>
          Choose another two in the history
        </a>
      </div>
    </>
  )
}
