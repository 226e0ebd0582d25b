import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/EmptyState';
import { machine } from '../machine';
import { frameText as text } from '../text/frame';

interface FallbackProps {
  readonly children: ReactNode;
}

/** Keeps a place that fails from taking the window with it. A class, because React offers nothing else for this. */
export class Fallback extends Component<FallbackProps, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    void machine().log('error', `place: ${error.message}`);
  }

  override render(): ReactNode {
    return this.state.failed ? <EmptyState title={text.failedTitle} text={text.failedNext} /> : this.props.children;
  }
}
