using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>What the parsers of tags share.</summary>
/// <param name="Tokens">Behind the tag's name when a tag is parsed, and at its closing delimiter afterwards.</param>
/// <param name="Expressions">Reads the expressions in the tag.</param>
/// <param name="Body">Reads the statements up to one of the end tags.</param>
internal sealed record TagContext(TokenStream Tokens, ExpressionParser Expressions, BodyParser Body);

internal delegate IReadOnlyList<Statement> BodyParser(string[] ends, bool dropEnd);
