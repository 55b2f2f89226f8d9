/**
 * The {@linkplain org.nianbao.grid.Grid grid} model, its readers for .xlsx, .xlsb, .docx,
 * OpenDocument and XML spreadsheets, and the {@linkplain org.nianbao.grid.Budget budget} that every
 * reader spends from.
 */
@NullMarked
package org.nianbao.grid;

import org.jspecify.annotations.NullMarked;
