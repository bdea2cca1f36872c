using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <param name="Text">The name, operator, plain text or unescaped string; the message of a fault.</param>
/// <param name="Value">The number of a numeric literal.</param>
/// <param name="Start">Offset in the normalized source where the token begins.</param>
/// <param name="Stop">Offset just behind it.</param>
internal readonly record struct Token(TokenKind Kind, Place At, string Text, object? Value, int Start, int Stop)
{
    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;

    /// <summary>What kind of token it is, for messages.</summary>
    public string Description => Kind switch
    {
        TokenKind.Data => "text",
        TokenKind.VariableEnd => "end of the print statement",
        TokenKind.BlockEnd => "end of the tag",
        TokenKind.String => "a string",
        TokenKind.End => "the end of the template",
        _ => Text,
    };
}
