import { createRoot } from 'react-dom/client';
import { App } from './frame/App';
import { start } from './state/start';
import { startTheme } from './state/theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/places.css';
import './styles/analysis.css';
import './styles/compare.css';
import './styles/quality.css';
import './styles/archives.css';
import './styles/hub.css';
import './styles/jobs.css';
import './styles/study.css';
import './styles/inspector.css';
import './styles/palette.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');

// Both ask the machine and neither waits for the other; the window is drawn once its theme is known.
const opening = start();
await startTheme();
createRoot(root).render(<App />);
await opening;
