using System.ComponentModel;
using System.Globalization;

namespace SectorPipeline.Core;

/// <summary>Lets configuration binders make a <see cref="Secret"/> from text.</summary>
public sealed class SecretConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? new Secret(text) : base.ConvertFrom(context, culture, value);
}
