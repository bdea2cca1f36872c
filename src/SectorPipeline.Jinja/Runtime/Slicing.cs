namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's value[start:stop:step].</summary>
internal static class Slicing
{
    /// <summary>False for a value that has no slices.</summary>
    public static bool TrySlice(object? value, PythonSlice slice, out object? result)
    {
        result = value switch
        {
            List<object?> list => slice.Of(list.Count).Indices.Select(index => list[index]).ToList(),
            JinjaTuple tuple => new JinjaTuple(slice.Of(tuple.Count).Indices.Select(index => tuple[index]).ToList()),
            string text => Slice(text, slice),
            JinjaMarkup markup => new JinjaMarkup(Slice(markup.Text, slice)),
            PythonRange range => range.Slice(slice.Of(range.Count)),
            _ => null,
        };
        return result is not null;
    }

    private static string Slice(string text, PythonSlice slice)
    {
        if (PythonStrings.Length(text) == text.Length)
        {
            var bounds = slice.Of(text.Length);
            return bounds.Step == 1
                ? text[(int)bounds.Start..(int)Math.Max(bounds.Start, bounds.Stop)]
                : string.Concat(bounds.Indices.Select(index => text[index]));
        }

        var characters = PythonStrings.Characters(text).ToList();
        return string.Concat(slice.Of(characters.Count).Indices.Select(index => characters[index]));
    }
}
