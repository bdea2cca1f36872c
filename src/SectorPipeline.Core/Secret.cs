using System.ComponentModel;

namespace SectorPipeline.Core;

/// <summary>A value that must never be shown: it prints <c>***</c> wherever it is written by accident.</summary>
[TypeConverter(typeof(SecretConverter))]
public readonly struct Secret(string? value) : IEquatable<Secret>
{
    private readonly string? value = value;

    public static Secret None => default;

    public bool IsEmpty => string.IsNullOrWhiteSpace(value);

    /// <summary>The value itself, for the one call that needs it.</summary>
    public string Reveal() => value ?? "";

    /// <summary>The text with every occurrence of the value, raw or URL-encoded, replaced by <c>***</c>.</summary>
    public string Redact(string text) =>
        IsEmpty ? text : text.Replace(Uri.EscapeDataString(Reveal()), "***", StringComparison.Ordinal)
            .Replace(Reveal(), "***", StringComparison.Ordinal);

    public bool Equals(Secret other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    public override int GetHashCode() => Reveal().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => IsEmpty ? "" : "***";

    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);
}
