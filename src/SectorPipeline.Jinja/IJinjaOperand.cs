namespace SectorPipeline.Jinja;

/// <summary>An object of the host that takes part in arithmetic and comparisons: a date, a time span.</summary>
public interface IJinjaOperand : IJinjaObject
{
    /// <summary>Its text inside of a list.</summary>
    string Repr { get; }

    bool IsTrue => true;

    /// <summary>Computes; false when the operator does not go with the operands.</summary>
    /// <param name="operation">The operator as templates write it, such as + or //.</param>
    /// <param name="other">The other operand.</param>
    /// <param name="isLeft">Whether this object stands left of the operator.</param>
    /// <param name="result">What comes out.</param>
    bool TryApply(string operation, object? other, bool isLeft, out object? result);

    /// <summary>Negative, zero or positive; null when the two have no order.</summary>
    int? CompareWith(object? other);
}
