using System.Text;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>UTF-8 that refuses what is not text, instead of writing a replacement for it.</summary>
internal static class StrictUtf8
{
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
