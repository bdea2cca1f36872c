namespace SectorPipeline.Jinja.Builtins;

/// <param name="Indent">Blanks per level; null writes one line.</param>
/// <param name="SortKeys">Whether the keys of dicts are sorted.</param>
internal sealed record JsonTextOptions(int? Indent, bool SortKeys);
