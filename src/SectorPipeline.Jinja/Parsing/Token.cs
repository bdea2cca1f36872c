using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <param name="Text">The name, operator, plain text or unescaped string; the message of a fault.</param>
/// <param name="Value">The number of a numeric literal.</param>
/// <param name="Start">Offset in the normalized source where the token begins.</param>
/// <param name="Stop">Offset just behind it.</param>
internal readonly record struct Token(TokenKind Kind, Place At, string Text, object? Value, int Start, int Stop)
{
    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;

    /// <summary>The token as an error message calls it.</summary>
    public string Description => Kind switch
    {
        TokenKind.Data => "text",
        TokenKind.VariableBegin => "begin of print statement",
        TokenKind.VariableEnd => "end of print statement",
        TokenKind.BlockBegin => "begin of statement block",
        TokenKind.BlockEnd => "end of statement block",
        TokenKind.String => "string",
        TokenKind.Integer => "integer",
        TokenKind.Float => "float",
        TokenKind.End => "end of template",
        _ => Text,
    };
}
