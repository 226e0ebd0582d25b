import { useId, useState } from 'react';
import type { JobKindName } from '../../../state/jobs/jobForm';
import { useJobs } from '../../../state/jobs/jobs';
import { changeForm, currentErrors, usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { Check } from './Check';
import { Choice } from './Choice';
import { FieldError } from './FieldError';
import { InputField } from './InputField';
import { TextField } from './TextField';
import { useFieldError } from './useField';

const within = [
  'temperature',
  'topP',
  'maxTokens',
  'stop',
  'seed',
  'tries',
  'seedDemonstrations',
  'generatedDemonstrations',
  'lag',
  'concurrency',
  'requestsPerMinute',
  'tokensPerMinute',
  'timeoutSeconds',
  'sendings',
  'usdPer1MInput',
  'usdPer1MOutput',
  'usdPer1MCachedInput',
  'batchShare',
] as const;

/** What has a default that most jobs keep. Stays open while something in it is wrong. */
export function More({ kind }: { readonly kind: JobKindName }) {
  const [isOpen, setOpen] = useState(false);
  const isWrong = usePlanning(({ form }) => within.some((field) => currentErrors(form)[field] !== undefined));
  return (
    <details
      className="job-more"
      open={isOpen || isWrong}
      // Also told when it is opened because of what is wrong: it then stays open while that is mended.
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{text.more}</summary>
      <h4>{text.moreParts.sampling}</h4>
      <div className="field-row">
        <TextField field="temperature" label={text.temperature} placeholder={text.notSent} numeric />
        <TextField field="topP" label={text.topP} placeholder={text.notSent} numeric />
        <TextField field="maxTokens" label={text.maxTokens} numeric />
        <TextField field="seed" label={text.seed} numeric />
      </div>
      <div className="field-row">
        <StopPhrases />
        <Check field="sendSeed" label={text.sendSeed} />
      </div>
      <h4>{text.moreParts.procedure}</h4>
      <div className="field-row">
        {kind === 'generate' && <Demonstrations />}
        <TextField field="tries" label={text.tries} numeric />
        {kind === 'generate' && <TextField field="lag" label={text.lag} title={text.lagExplained} numeric />}
      </div>
      {kind === 'generate' && (
        <InputField
          field="tokenizer"
          label={text.tokenizer}
          otherwise={text.noTokenizer}
          choose={text.choose}
          clear={text.useShippedTokenizer}
        />
      )}
      <h4>{text.moreParts.running}</h4>
      <div className="field-row">
        <TextField field="concurrency" label={text.concurrency} numeric />
        <TextField field="requestsPerMinute" label={text.requestsPerMinute} placeholder={text.byHeaders} numeric />
        <TextField field="tokensPerMinute" label={text.tokensPerMinute} placeholder={text.byHeaders} numeric />
        <TextField field="timeoutSeconds" label={text.timeout} numeric />
        <TextField field="sendings" label={text.sendings} numeric />
      </div>
      <Batch />
      <Price />
      <h4>{text.moreParts.names}</h4>
      <div className="field-row">
        <TextField field="name" label={text.name} placeholder={text.nameNone} />
        {kind === 'generate' && <TextField field="generator" label={text.generator} placeholder={text.generatorNone} />}
      </div>
    </details>
  );
}

/** Instance generation alone has demonstrations. */
function Demonstrations() {
  const method = usePlanning(({ form }) => form.method);
  if (method === 'response_generation' || method === 'quality_enhancement') return null;
  return (
    <>
      <TextField
        field="seedDemonstrations"
        label={text.demonstrationsSeeds}
        title={text.demonstrationsSeedsExplained}
        numeric
      />
      <TextField
        field="generatedDemonstrations"
        label={text.demonstrationsGenerated}
        title={text.demonstrationsGeneratedExplained}
        numeric
      />
    </>
  );
}

function StopPhrases() {
  const value = usePlanning(({ form }) => form.stop);
  const error = useFieldError('stop');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={`${id}-input`} className="field-name">
        {text.stop}
      </label>
      <textarea
        id={`${id}-input`}
        rows={2}
        value={value}
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => changeForm({ stop: event.currentTarget.value })}
      />
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

function Batch() {
  const selected = usePlanning(({ form }) => form.provider);
  const hasBatches = useJobs(({ providers }) => providers.some(({ id, hasBatches }) => id === selected && hasBatches));
  return hasBatches ? <Check field="batch" label={text.batch} /> : null;
}

function Price() {
  const ownPrice = usePlanning(({ form }) => form.ownPrice);
  return (
    <div className="job-price">
      <Choice
        label={text.price}
        names={text.prices}
        ids={['list', 'own'] as const}
        selected={ownPrice ? 'own' : 'list'}
        onSelect={(chosen) => changeForm({ ownPrice: chosen === 'own' })}
      />
      {ownPrice && (
        <div className="field-row">
          <TextField field="usdPer1MInput" label={text.usdPer1MInput} numeric />
          <TextField field="usdPer1MOutput" label={text.usdPer1MOutput} numeric />
          <TextField field="usdPer1MCachedInput" label={text.usdPer1MCachedInput} placeholder={text.asInput} numeric />
          <TextField field="batchShare" label={text.batchShare} numeric />
        </div>
      )}
    </div>
  );
}
