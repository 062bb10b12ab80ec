import './production';
import { readLanguage } from './config';
import { serve } from './serve';

void serve(readLanguage());
