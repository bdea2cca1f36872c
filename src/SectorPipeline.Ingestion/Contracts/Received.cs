namespace SectorPipeline.Ingestion;

/// <summary>A row as a vendor sent it, before its contract is checked.</summary>
/// <param name="Row">What could be read.</param>
/// <param name="Fault">What the reader found wrong, such as a text where the contract asks for a number; null if nothing.</param>
/// <param name="Lacks">The columns without a value that such a row of this vendor has as a rule; null if there are none.</param>
internal readonly record struct Received<TRow>(TRow Row, Refusal? Fault = null, IReadOnlyList<string>? Lacks = null);
