/**
 * A result as one page of HTML that needs nothing else: no network, no file beside it. All words and figures are in the
 * page itself, in tables; what draws the charts from them is Observable Plot, within the page too.
 */
package io.tacit.lwm2m.tuner.report;
