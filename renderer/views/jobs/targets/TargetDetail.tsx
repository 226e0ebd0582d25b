import { useEffect, useRef } from 'react';
import type { ListedTarget } from '../../../../electron/contract';
import { Popover } from '../../../components/Popover';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { editTarget, removeTarget, stopTest, testTarget, useTargets } from '../../../state/study/targets';
import { targetsText as text } from '../../../text/targets';
import { momentText } from '../amounts';
import { TargetFound } from './TargetFound';

/** One target: what can be done with it, and what its last test found. */
export function TargetDetail({ target: { settings, test, isBuiltIn } }: { readonly target: ListedTarget }) {
  const { name, kind } = settings;
  const isTesting = useTargets(({ testing }) => testing.has(name));
  const failure = useTargets(({ failures }) => failures[name]);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    // After the form, or a target that was removed: what had the focus is gone.
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={root} className="target-detail" aria-label={name} tabIndex={-1}>
      <header>
        <h3 className="words" title={name}>
          {name}
        </h3>
        <span className="quiet">{test ? text.tested(momentText(test.atMs)) : text.neverTested}</span>
        <span className="spring" />
        <button type="button" className="button" onClick={() => editTarget(name)}>
          {text.edit}
        </button>
        {!isBuiltIn && (
          <Popover label={text.removeTitle(name)} button={text.remove} align="right">
            {(close) => (
              <div className="job-popover">
                <p>{text.removeExplained}</p>
                <button
                  type="button"
                  className="button danger"
                  onClick={() => {
                    close();
                    void removeTarget(name);
                  }}
                >
                  {text.removeNow}
                </button>
              </div>
            )}
          </Popover>
        )}
        {isTesting ? (
          <button type="button" className="button" onClick={() => stopTest(name)}>
            {text.stop}
          </button>
        ) : (
          <button type="button" className="button primary" onClick={() => void testTarget(name)}>
            {test ? text.testAgain : text.test}
          </button>
        )}
      </header>
      <p className="field-hint">{test || isTesting ? text.kindsExplained[kind] : text.testExplained}</p>
      <div role="status" aria-live="polite">
        {isTesting && <p>{text.testing}</p>}
        {failure !== undefined && (
          <p className="field-error">
            <SeverityIcon severity="fault" />
            {failure}
          </p>
        )}
      </div>
      {test && <TargetFound facts={test.facts} />}
    </section>
  );
}
