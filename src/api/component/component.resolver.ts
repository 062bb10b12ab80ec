import { entityResolver } from '../common/entity-resolver';
import { Component } from './component.type';

/** The queries `component` and `components`. */
export const ComponentResolver = entityResolver(Component);
