namespace SectorPipeline.Models;

internal enum SqlTokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Parameter,
    Symbol,
    Comment,
}
