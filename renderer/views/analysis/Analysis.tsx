import { useEffect, useMemo, useState } from 'react';
import { guideOf, questions } from '../../../analysis/figures/guide/guide';
import { questionIds, type GuideStep } from '../../../analysis/figures/guide/guideStep';
import type { TableCell } from '../../../analysis/figures/figure';
import { EmptyState } from '../../components/EmptyState';
import { FilterField } from '../../components/FilterField';
import { NoArchive } from '../../components/NoArchive';
import { PlaceHead } from '../../components/PlaceHead';
import { Segments } from '../../components/Segments';
import { useCurrentArchive } from '../../state/archives';
import { useGuide } from '../../state/guide';
import type { OpenedArchive } from '../../state/opened';
import { selectionOf, useSelection } from '../../state/selection';
import { analysisText as text } from '../../text/analysis';
import { Contents } from './Contents';
import { Exhibits } from './Exhibits';
import { LeftOut } from './LeftOut';
import { Outline, stepAnchor } from './Outline';
import { Step } from './steps/Step';
import { Calculator } from './steps/Calculator';
import { Evidence } from './steps/Evidence';
import { MovedFigures } from './steps/MovedFigures';
import { Sensitivity } from './steps/Sensitivity';
import { SuspiciousCells } from './steps/SuspiciousCells';
import { undoKeys } from './undoKeys';
import { useExhibits } from './useExhibits';
import { useEvidence } from './useEvidence';
import { useSensitivity } from './useSensitivity';

/** The place of the analysis: a question, and the way to what may be said about it. */
export function Analysis() {
  const archive = useCurrentArchive();
  return archive ? <Results key={archive.id} archive={archive} /> : <NoArchive place="analysis" />;
}

function Results({ archive }: { readonly archive: OpenedArchive }) {
  const [filter, setFilter] = useState('');
  const { question, ask } = useGuide();
  const { study } = archive;
  const evidence = useEvidence(archive);
  const analysis = evidence.state === 'there' ? evidence.value : archive.analysis;
  const exhibits = useExhibits(archive, analysis);
  const sensitivity = useSensitivity(archive, evidence.state !== 'waiting');
  const leaveOneOut = sensitivity.parts.state === 'there' ? sensitivity.parts.value : null;
  const guide = useMemo(
    () => guideOf(question, { study, analysis, leaveOneOut }),
    [question, study, analysis, leaveOneOut],
  );
  useEffect(undoKeys, []);

  const { n, generators, settings, leftOut } = analysis.data;
  const all = [...exhibits.figures, ...exhibits.tables];
  const isEmpty = all.length === 0;
  const wanted = filter.trim().toLowerCase();
  const matches = ({ title }: { readonly title: string }): boolean => title.toLowerCase().includes(wanted);
  const used = new Set(guide.steps.flatMap(({ figures, tables }) => [...figures, ...tables]));
  const further = {
    figures: exhibits.figures.filter(({ id }) => !isUsed(guide.steps, 'figures', id)),
    tables: exhibits.tables.filter(({ id }) => !isUsed(guide.steps, 'tables', id)),
  };
  const open = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const selection = selectionOf(subject);
    if (selection) useSelection.getState().select(selection);
  };

  return (
    <div className="place analysis">
      <PlaceHead place="analysis">{text.counts(n, generators, settings)}</PlaceHead>
      <div className="beside-findings">
        <div className="main-picture">
          <header className="guide-head">
            <Segments
              label={text.questions}
              segments={questionIds.map((id) => ({ id, name: questions[id].short }))}
              selected={question}
              onSelect={ask}
            />
            <h2>{guide.question}</h2>
          </header>
          {isEmpty && <EmptyState title={text.emptyTitle} text={text.empty} />}
          {wanted !== '' ? (
            <Exhibits
              figures={exhibits.figures.filter(matches)}
              tables={exhibits.tables.filter(matches)}
              empty={text.noMatch}
              onOpen={open}
            />
          ) : (
            <>
              {guide.steps.map((step, index) => (
                <Step key={step.id} step={step} number={index + 1}>
                  {step.id === 'data' && leftOut.length > 0 && <LeftOut cells={leftOut} study={study} />}
                  {step.id === 'estimate' && <Evidence evidence={evidence} isEmpty={isEmpty} />}
                  {step.id === 'estimate' && <MovedFigures sensitivity={sensitivity} study={study} />}
                  {step.id === 'against' && <SuspiciousCells cells={analysis.suspicious ?? []} study={study} />}
                  {step.id === 'sensitivity' && <Sensitivity archive={archive} sensitivity={sensitivity} />}
                  {step.id === 'design' && analysis.design && (
                    <Calculator key={question} design={analysis.design} question={question} />
                  )}
                  {isBare(exhibits, step) && evidence.state !== 'waiting' && <p className="quiet">{text.bareStep}</p>}
                  <Exhibits {...ofStep(exhibits, step)} onOpen={open} findings={step.findings} all={all} />
                </Step>
              ))}
              {used.size < all.length && !isEmpty && (
                <section className="step" id={stepAnchor('further')} aria-label={text.further}>
                  <h3 tabIndex={-1}>{text.further}</h3>
                  <Exhibits {...further} onOpen={open} />
                </section>
              )}
            </>
          )}
        </div>
        <aside className="aside">
          <Outline steps={guide.steps} hasFurther={!isEmpty} />
          <FilterField label={text.filter} value={filter} onChange={setFilter} />
          <Contents exhibits={wanted === '' ? all : all.filter(matches)} />
        </aside>
      </div>
    </div>
  );
}

const isUsed = (steps: readonly GuideStep[], kind: 'figures' | 'tables', id: string) =>
  steps.some((step) => step[kind].includes(id));

/** Whether a step has nothing to say and nothing to show. */
function isBare(exhibits: ReturnType<typeof useExhibits>, step: GuideStep): boolean {
  const { figures, tables } = ofStep(exhibits, step);
  const isFilledElsewhere = step.id === 'sensitivity';
  return !isFilledElsewhere && step.sentences.length + figures.length + tables.length === 0;
}

function ofStep({ figures, tables }: ReturnType<typeof useExhibits>, step: GuideStep) {
  return {
    figures: step.figures.flatMap((id) => figures.find((figure) => figure.id === id) ?? []),
    tables: step.tables.flatMap((id) => tables.find((table) => table.id === id) ?? []),
  };
}
